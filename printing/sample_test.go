package printing_test

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"tanggapan/printing"
	"tanggapan/printing/page"
)

// What the papers in the look show, to be drawn again by every test.

func sampleShop() printing.Shop {
	return printing.Shop{
		Name: "Harbour Bench Repairs", Address: "14 Quay Street, Cebu City 6000", Phone: "+63 32 555 0148",
		Email: "desk@harbourbench.example", Hours: "Mon–Fri 9–18 · Sat 10–15",
	}
}

func sampleDevice() printing.Device {
	works, fault := printing.Works, printing.Fault
	return printing.Device{
		Name: "Samsung Galaxy S23 · SM-S911B", Short: "Samsung Galaxy S23", Serial: "RFCW40B8Q1X", IMEI: "35 467811 203956 7",
		Colour: "Phantom black, 256 GB", LeftWith: "Clear case, SIM tray, no charger",
		Problem: "“Since Friday it only charges when I hold the cable at an angle, and the battery drops from 40 % to nothing. I dropped it on tiles last week.”",
		Condition: []printing.Point{
			{Label: "Powers on", State: works},
			{Label: "Display", State: works},
			{Label: "Touch", State: works},
			{Label: "Charging", State: fault},
			{Label: "Front camera", State: works},
			{Label: "Rear camera", State: works},
			{Label: "Microphone", State: works},
			{Label: "Speaker", State: works},
			{Label: "Wi-Fi, Bluetooth", State: works},
			{Label: "Fingerprint", State: works},
			{Label: "Buttons", State: works},
			{Label: "Back glass", State: fault},
			{Label: "Frame", State: fault},
			{Label: "Water mark", State: works},
			{Label: "Backup made"},
		},
		Note: "Back glass loose at lower left; dent 3 mm on top edge. Passcode kept on file, not printed.",
	}
}

func sampleSheet() printing.JobSheet {
	return printing.JobSheet{
		Shop: sampleShop(), Print: printing.Print{At: time.Date(2026, 11, 21, 10, 10, 0, 0, time.UTC)},
		No: "J-004217", Code: "J004217",
		Received: "Sat 21 Nov 2026, 09:42", Promised: "Tue 24 Nov, 17:00", Priority: "Normal",
		Technician: "Ana Reyes", TakenInBy: "Marco P.", CallOver: "₱4,500.00",
		Customer: printing.Person{
			Name: "Begoña Núñez-Santos", Phones: []string{"+63 917 555 0123"}, Email: "begona.nunez@example.com",
			Address: "Unit 4B, 22 Mabini Street, Cebu City", ContactBy: "SMS, after 17:00",
		},
		Devices:   []printing.Device{sampleDevice()},
		Diagnosis: "USB-C port worn, pin 4 lifted. Battery at 71\u00a0% of design capacity and swollen 0.4\u00a0mm. Port board and battery replaced, frame edge eased, back glass resealed; charges at 25\u00a0W.",
		Currency:  "₱",
		Lines: []printing.Line{
			{Qty: "1", Text: "Battery, Galaxy S23, 3900 mAh", PartNo: "GH82-30517A", Unit: "1,450.00", Amount: "1,450.00"},
			{Qty: "1", Text: "USB-C charging port board", PartNo: "GH96-15629A", Unit: "890.00", Amount: "890.00"},
			{Qty: "1", Text: "Back-glass adhesive set", PartNo: "ADH-S23", Unit: "120.00", Amount: "120.00"},
			{Qty: "1.25 h", Text: "Labour, bench technician", Unit: "780.00", Amount: "975.00"},
			{Qty: "18 km", Text: "Travel to site and back", Unit: "15.00", Amount: "270.00"},
		},
		Sums: []printing.Sum{
			{Label: "Subtotal", Amount: "3,705.00"},
			{Label: "VAT 12 %", Amount: "444.60"},
			{Label: "Total", Amount: "4,149.60", Strong: true},
			{Label: "Deposit, GCash 21 Nov", Amount: "−1,500.00"},
		},
		Balance: "₱2,649.60",
		Visits: []printing.Visit{
			{Date: "Sat 21 Nov", In: "10:05", Out: "10:50", Hours: "0.75", By: "Ana R."},
			{Date: "Mon 23 Nov", In: "14:10", Out: "14:40", Hours: "0.50", By: "Ana R."},
		},
		VisitSum: "1.25",
		Terms: []string{
			"Estimates hold 14 days; we ask before going over the limit above. Work carries 90 days’ warranty on the parts fitted, not on liquid or drop damage. Back up your data: we are not liable for its loss.",
			"Devices not collected within 60 days of notice may be sold to cover costs, as the law allows. Parts replaced are returned on request made at drop-off. Deposits on special-order parts are not refundable.",
		},
		StubDeposit: "₱1,500.00", StubBalance: "₱2,649.60",
	}
}

func sampleTicket() printing.Ticket {
	return printing.Ticket{
		Shop: sampleShop(), Print: sampleSheet().Print, No: "J-004217", Code: "J004217", Customer: "Begoña Núñez-Santos",
		Devices: []printing.Device{{
			Short: "Samsung Galaxy S23", Serial: "RFCW40B8Q1X", LeftWith: "Clear case, SIM tray",
			Problem: "Charges only with cable held at an angle; battery drops from 40\u00a0%.",
		}},
		Received: "Sat 21 Nov 2026, 09:42", Promised: "Tue 24 Nov, 17:00",
		Sums:  []printing.Sum{{Label: "Estimate", Amount: "₱4,149.60"}, {Label: "Deposit, GCash", Amount: "−₱1,500.00"}},
		ToPay: "₱2,649.60", Terms: []string{"Repairs carry 90 days’ warranty. Please collect within 60 days."},
	}
}

func sampleLabel() printing.Label {
	return printing.Label{
		Print: sampleSheet().Print, No: "J-004217", Code: "J004217", Name: "B. Núñez-Santos", Device: "Samsung Galaxy S23",
		Fault: "Charging port, battery", Serial: "RFCW40B8Q1X", Due: "Due Tue 24 Nov, 17:00", Bin: "Bin C4",
	}
}

func sampleOrder() printing.Order {
	o := printing.Order{Shop: sampleShop(), Print: sampleSheet().Print, No: "PO-00318", Currency: "₱"}
	for i := range 70 {
		cents := 13750 * (i + 1)
		o.Lines = append(o.Lines, printing.OrderLine{
			Part:   fmt.Sprintf("Battery, model %d, genuine, with adhesive and tools", 301+i),
			PartNo: fmt.Sprintf("GH82-%d", 30037+37*i), Qty: strconv.Itoa(i%7 + 2),
			Amount: fmt.Sprintf("%d.%02d", cents/100, cents%100),
		})
	}
	return o
}

func sampleSummary() printing.Summary {
	bars := []page.Bar{{Top: "Su", Bottom: "8", Closed: true}}
	for i, v := range []float64{21.4, 18.9, 25.3, 23.1, 31.8, 34.3, 0, 19.7, 22.2, 27.9, 24.6, 35.5, 38.4} {
		day := []string{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"}[i%7]
		bars = append(bars, page.Bar{
			Top: day, Bottom: strconv.Itoa(9 + i), Value: v, Text: fmt.Sprintf("%.1f", v), Closed: v == 0, Strong: i == 12,
		})
	}
	s := printing.Summary{
		Shop: sampleShop(), Print: sampleSheet().Print, Day: "Saturday 21 November 2026", Currency: "₱", CashLine: true,
		Figures: []printing.Figure{
			{Label: "Taken today", Value: "₱38,412.50", Note: "+12 % on last Saturday"},
			{Label: "Jobs in", Value: "14", Note: "9 walk-in, 5 booked"},
			{Label: "Jobs out", Value: "11", Note: "2 late"},
			{Label: "Waiting for parts", Value: "7", Note: "oldest 9 days"},
			{Label: "Ready, not collected", Value: "5", Note: "₱11,930 to collect"},
		},
		Chart: printing.Chart{Title: "Takings, last 14 days (₱ thousand)", Chart: page.Chart{
			Bars: bars, Average: 26.9, AverageText: "26.9", AverageLabel: "average", ClosedLabel: "closed",
		}},
		Status: []printing.Count{
			{Label: "Waiting to be diagnosed", N: 6},
			{Label: "Waiting for approval", N: 3},
			{Label: "Waiting for parts", N: 7},
			{Label: "On the bench", N: 8},
			{Label: "Ready to collect", N: 5},
		},
		Payments: []printing.Takings{
			{Kind: "Cash", Count: "9", Amount: "14,220.00"},
			{Kind: "GCash", Count: "7", Amount: "15,642.50"},
			{Kind: "Card", Count: "3", Amount: "7,050.00"},
			{Kind: "Bank transfer", Count: "1", Amount: "1,500.00"},
		},
		PaymentSum:  printing.Takings{Kind: "Total", Count: "20", Amount: "₱38,412.50"},
		PaymentNote: "Of which deposits ₱4,500.00 · refunds ₱0.00",
		Technicians: []printing.TechnicianDay{
			{Name: "Ana Reyes", JobsOut: "5", Hours: "6.25", Late: "0", Labour: "6,840.00", Parts: "9,420.00"},
			{Name: "Jun dela Cruz", JobsOut: "4", Hours: "5.50", Late: "1", Labour: "5,120.00", Parts: "7,310.00"},
			{Name: "Mia Ocampo", JobsOut: "2", Hours: "3.75", Late: "1", Labour: "3,600.00", Parts: "6,122.50"},
		},
		All: printing.TechnicianDay{Name: "All", JobsOut: "11", Hours: "15.50", Late: "2", Labour: "15,560.00", Parts: "22,852.50"},
		Attention: []printing.Attention{
			{No: "J-004188", Text: "Late 2 days: Epson L3250, feed roller, part arrived 20 Nov", Who: "Jun dela Cruz"},
			{No: "J-004201", Text: "Approval asked 18 Nov, no answer: MacBook Air A2337, screen ₱14,800", Who: "Call customer"},
			{No: "J-004150", Text: "Ready 21 days: JBL Charge 5, balance ₱1,150", Who: "Second reminder"},
		},
	}
	s.Print.When, s.Print.By = "Sat 21 Nov 2026, 18:10", "Marco P."
	return s
}

// fullSheet has every field of the job sheet set, three devices and long texts.
func fullSheet() printing.JobSheet {
	m := sampleSheet()
	m.Kind, m.Place, m.Slot = "Warranty come-back", "At the customer’s place", "Mon 23 Nov, 14:00–15:00"
	m.Priority, m.Urgent = "Emergency", true
	m.Print = printing.Print{
		Practice: true, Copy: 1, At: m.Print.At, When: "Sat 21 Nov 2026, 18:10", By: "Marco P.", Hash: "3fa9 12bc 77d0",
	}
	m.Customer.Company, m.Customer.No, m.Customer.Alert = "Núñez & Sons Trading", "C-000123", "Pays by bank transfer"
	m.Customer.Phones = []string{"+63 917 555 0123 (mobile)", "+63 32 555 0199 (office, 9–17)"}
	m.Customer.Address = strings.Repeat("Unit 4B, 22 Mabini Street, Barangay Kamputhaw, ", 3) + "Cebu City 6000"
	m.Site = printing.Site{Address: "Lot 7, Acacia Road, Talisay", Access: "Blue gate; the dog is friendly. Ring twice.", Contact: "Mang Tomas", Window: "14:00–15:00", Travel: "9 km, 25 min"}
	m.Limits = []string{"Not above ₱4,500.00 without a call", "Used parts allowed"}
	m.Loaner, m.Warranty = "L-000004 Nokia 105, back by Tue 24 Nov", "90 days, until 22 Feb 2027"
	m.Devices = append(m.Devices, sampleDevice(), sampleDevice())
	for i := range m.Devices {
		m.Devices[i].Code = fmt.Sprintf("J004217D%d", i+1)
		m.Devices[i].Problem = strings.Repeat("It hums, then it stops. ", 20)
		m.Devices[i].Shelf, m.Devices[i].Declared, m.Devices[i].Bought = "C4", "₱20,000", "12 Mar 2024"
	}
	m.Diagnosis = strings.Repeat("Board cleaned, two capacitors replaced, tested for an hour. ", 15)
	for i := range 40 {
		m.Lines = append(m.Lines, printing.Line{Qty: "2", Text: fmt.Sprintf("Screw, number %d", i+1), PartNo: "SCR", Unit: "5.00", Amount: "10.00"})
	}
	m.Approvals = []printing.Approval{{What: "Estimate", Amount: "₱4,149.60", By: "Begoña", How: "by phone", When: "Sat 21 Nov, 11:02", Clerk: "Marco P."}}
	m.History = []string{"J-003980 · 2 May 2026 · Screen replaced", "J-002114 · 9 Jan 2025 · Battery"}
	m.Checks = []printing.Point{{Label: "Charges", State: printing.Works}, {Label: "Calls", State: printing.Works}}
	m.Terms = append(m.Terms, strings.Repeat("A further sentence of terms that a shop may write. ", 30))
	return m
}
