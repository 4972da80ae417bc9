package printing_test

import (
	"fmt"
	"strings"

	"tanggapan/printing"
)

// Samples of the papers beside those of sample_test.go.

func samplePrint() printing.Print {
	p := fullSheet().Print
	p.Practice, p.Copy = false, 0
	return p
}

func sampleEstimate() printing.Estimate {
	m := sampleSheet()
	option := func(name string, n int, taken bool) printing.EstimateOption {
		return printing.EstimateOption{Name: name, Lines: m.Lines[:n], Sums: m.Sums[:2], Total: "₱4,149.60", Taken: taken}
	}
	return printing.Estimate{
		Shop: sampleShop(), Print: samplePrint(), No: m.No, Code: m.Code, Given: m.Received, Until: "5 Dec 2026", Promised: m.Promised, By: "Ana Reyes",
		Customer: m.Customer, Device: sampleDevice(), Found: m.Diagnosis, Currency: "₱", Options: []printing.EstimateOption{option("A", 5, true), option("B", 2, false)},
		Answer: "Approved by Begoña, by phone, Sat 21 Nov, 11:02, Marco P.", Terms: m.Terms,
	}
}

func sampleInvoice() printing.Invoice {
	m := sampleSheet()
	return printing.Invoice{
		Shop: sampleShop(), Print: samplePrint(), No: "I-000052", Code: "I000052", Series: true, Issued: "24 Nov 2026", Due: "1 Dec 2026", Jobs: m.No, By: "Marco P.",
		Customer: m.Customer, Device: sampleDevice(), Done: m.Diagnosis, Currency: "₱", Lines: m.Lines, Sums: m.Sums, Balance: m.Balance, Warranty: "until 22 Feb 2027",
		Official: "This is not an official receipt.", Terms: m.Terms,
	}
}

func samplePayment() printing.Payment {
	return printing.Payment{
		Shop: sampleShop(), Print: samplePrint(), Title: "Deposit", Amount: "₱1,500.00", Way: "GCash", No: "J-004217", Code: "J004217",
		Facts: []printing.Pair{{Label: "Customer", Value: "Begoña Núñez-Santos"}, {Label: "Device", Value: "Samsung Galaxy S23"}, {Label: "Received", Value: "Sat 21 Nov 2026, 09:42"}, {Label: "Reference", Value: "8812 0034"}},
		Sums:  []printing.Sum{{Label: "Total", Amount: "₱4,149.60"}, {Label: "Deposit", Amount: "−₱1,500.00"}}, Balance: "₱2,649.60",
		Official: "This is not an official receipt.", Terms: []string{"Thank you."},
	}
}

func sampleAsk() printing.Ask {
	m := printing.Ask{
		Shop: sampleShop(), Print: samplePrint(), Supplier: "Cebu Parts Centre", Contact: "Ms. Lim · +63 32 555 0177", Asked: "Sat 21 Nov 2026, 10:10", AnswerBy: "Mon 23 Nov, 12:00",
		AnswerTo: "+63 32 555 0148", By: "Marco P.", Currency: "₱", Terms: []string{"We buy only genuine parts."},
	}
	for i := range 14 {
		m.Lines = append(m.Lines, printing.AskLine{Part: fmt.Sprintf("Battery, model %d", 301+i), PartNo: fmt.Sprintf("GH82-%d", 30037+37*i), Fits: "SM-S911, SM-S916", Qty: "2", Need: "needed by Tue 24 Nov", For: "J-004217"})
	}
	return m
}

func sampleTransfer() printing.Transfer {
	return printing.Transfer{
		Shop: sampleShop(), Print: samplePrint(), No: "J-004217", Code: "J004217", From: "Harbour Bench Repairs\n14 Quay Street, Cebu City 6000", To: "Samsung Service Centre\nSM Seaside, Cebu",
		Sent: "Sat 21 Nov 2026, 14:00", Back: "Fri 27 Nov", Carrier: "LBC", By: "Marco P.", Problem: sampleDevice().Problem, Found: "Board shorted.",
		Items: []printing.TransferItem{{Qty: "1", Name: "Samsung Galaxy S23", Serial: "RFCW40B8Q1X", With: "Clear case, SIM tray", Condition: "Faults: Charging, Back glass"}},
	}
}

func sampleNotice(step int) printing.Notice {
	return printing.Notice{
		Shop: sampleShop(), Print: samplePrint(), Step: step, No: "J-004217", Code: "J004217", Date: "23 Dec 2026", To: []string{"Begoña Núñez-Santos", "Unit 4B, 22 Mabini Street", "6000 Cebu City"},
		Salute: "Dear Begoña Núñez-Santos,", Text: "Your Samsung Galaxy S23 (J-004217) has been ready for 30 days. Tell us when you can collect it. ₱2,649.60 is due.",
		Facts:   []printing.Pair{{Label: "Job", Value: "J-004217"}, {Label: "Device", Value: "Samsung Galaxy S23"}, {Label: "Ready since", Value: "24 Nov 2026"}, {Label: "To pay", Value: "₱2,649.60"}},
		Collect: "You can collect at 14 Quay Street, Mon–Fri 9–18. Please bring the claim ticket or an identity card.", Sign: "Marco P.", SignRole: "Harbour Bench Repairs",
	}
}

func sampleCard() printing.Card {
	return printing.Card{
		Shop: sampleShop(), Print: samplePrint(), No: "A-000055", Code: "A000055", Day: "Tue 24 Nov", Time: "10:00–11:00",
		Facts: []printing.Pair{{Label: "Customer", Value: "Begoña Núñez-Santos"}, {Label: "Technician", Value: "Ana Reyes"}, {Label: "Place", Value: "Unit 4B, 22 Mabini Street, Cebu City"}},
		Own:   []string{"Somebody of age must be at home."},
	}
}

func sampleDayPlan() printing.DayPlan {
	m := printing.DayPlan{Shop: sampleShop(), Print: samplePrint(), Technician: "Ana Reyes", Day: "Tuesday 24 November 2026", Travel: "1 h 20 min", Free: "2 h"}
	for i := range 7 {
		m.Stops = append(m.Stops, printing.PlanStop{
			Start: fmt.Sprintf("%02d:00", 9+i), End: fmt.Sprintf("%02d:45", 9+i), Travel: "20 min", No: fmt.Sprintf("J-00421%d", i), Customer: "Begoña Núñez-Santos", Phone: "+63 917 555 0123",
			Place: "Unit 4B, 22 Mabini Street, Cebu City", Access: "Ring twice; the gate is blue", Device: "Samsung Galaxy S23", Work: sampleDevice().Problem, Parts: "Take along: Battery (C4)", Urgent: i == 2, State: "Confirmed",
		})
	}
	for i := range 4 {
		m.Bench = append(m.Bench, printing.PlanJob{No: fmt.Sprintf("J-00420%d", i), Device: "Epson L3250", Customer: "J. Go", Work: "Feeds several sheets at once", Promised: "Wed 25 Nov, 12:00", Shelf: "B2"})
	}
	return m
}

func sampleBlank() printing.Blank {
	m := printing.Blank{Shop: sampleShop(), Print: samplePrint(), No: "J-004218", Code: "J004218", Currency: "₱", Ways: []string{"Cash", "GCash", "Card"}, Terms: sampleSheet().Terms}
	for _, p := range sampleDevice().Condition {
		m.Points = append(m.Points, p.Label)
	}
	return m
}

func sampleEmergency() printing.Emergency {
	m := printing.Emergency{Shop: sampleShop(), Print: samplePrint(), Day: "Tuesday 24 November 2026", Currency: "₱", Phones: []printing.Pair{{Label: "Cebu Parts Centre", Value: "+63 32 555 0177"}}, More: "The list ends after 400 jobs."}
	m.Visits = []printing.EmergencyVisit{{When: "Tue 24 Nov, 10:00", Technician: "Ana R.", Customer: "Begoña Núñez-Santos", Phone: "+63 917 555 0123", Place: "22 Mabini Street", Work: "Port"}}
	for i := range 40 {
		j := printing.EmergencyJob{No: fmt.Sprintf("J-0042%02d", i), Customer: "Begoña Núñez-Santos", Phone: "+63 917 555 0123", Device: "Samsung Galaxy S23, charges at an angle only", State: "In repair", Shelf: "C4", Promised: "Thu 26 Nov, 17:00", Balance: "1,815.00"}
		if m.Open = append(m.Open, j); i < 6 {
			m.Ready = append(m.Ready, j)
		}
	}
	return m
}

func sampleErasure(request bool) printing.Erasure {
	return printing.Erasure{
		Shop: sampleShop(), Print: samplePrint(), No: "C-001204", Code: "C001204", Date: "Sat 21 Nov 2026, 15:00", By: "Marco P.", Asked: "in person", Request: request, Name: "Begoña Núñez-Santos",
		Gone: []printing.Pair{{Label: "Names and numbers", Value: "Name, phones, addresses"}, {Label: "Photos", Value: "3"}}, Kept: []printing.Pair{{Label: "Sums", Value: strings.Repeat("as the law on books asks, ", 8)}},
		Copies: []string{"USB drive, 14 Nov 2026, thrown away on 14 Feb 2027"},
	}
}

func sampleAccessory() printing.Accessory {
	return printing.Accessory{Print: samplePrint(), No: "J-004217", Code: "J004217", Of: "1/2", What: "Charger", Name: "B. Núñez-Santos", Device: "Samsung Galaxy S23", Due: "Due Tue 24 Nov, 17:00", Day: "Tue", Bin: "Bin C4", Shelf: "C4"}
}

func sampleShelf() printing.Shelf {
	return printing.Shelf{Print: samplePrint(), No: "S-000004", Code: "S000004", Name: "C4", Note: "Left of the door", Shop: "Harbour Bench Repairs"}
}

func samplePart() printing.Part {
	return printing.Part{Print: samplePrint(), No: "P-000101", Code: "P000101", Name: "Battery 3900 mAh", Fits: "SM-S911", PartNo: "GH82-30517A", Price: "₱1,450.00", Bin: "Bin C4", Shelf: "C4"}
}

func sampleDeviceTag() printing.DeviceTag {
	return printing.DeviceTag{Print: samplePrint(), No: "D-000088", Code: "D000088", Device: "Samsung Galaxy S23", Serial: "RFCW40B8Q1X", Shop: "Harbour Bench Repairs", Phone: "+63 32 555 0148", Next: "Service 22 May 2027"}
}

// kind is a paper with the sizes that it is made for.
type kind struct {
	name  string
	paper printing.Paper
	sizes []printing.Size
}

// forms are the papers of this file.
func forms() []kind {
	sheets := []printing.Size{printing.A4, printing.Letter}
	rolls := []printing.Size{printing.Roll80, printing.Roll58}
	labels := []printing.Size{printing.Label62x29, printing.Label57x32, printing.Label25x25}
	return []kind{
		{"halves", printing.JobHalves{JobSheet: sampleSheet()}, sheets},
		{"halves-full", printing.JobHalves{JobSheet: fullSheet()}, sheets[:1]},
		{"estimate", sampleEstimate(), sheets},
		{"invoice", sampleInvoice(), sheets},
		{"payment", samplePayment(), rolls},
		{"ask", sampleAsk(), sheets},
		{"transfer", sampleTransfer(), sheets},
		{"notice-first", sampleNotice(1), sheets},
		{"notice-last", sampleNotice(3), sheets[:1]},
		{"card", sampleCard(), rolls},
		{"dayplan", sampleDayPlan(), sheets},
		{"blank", sampleBlank(), sheets},
		{"emergency", sampleEmergency(), sheets},
		{"erasure", sampleErasure(false), sheets},
		{"erasure-request", sampleErasure(true), sheets[:1]},
		{"label", sampleLabel(), labels[1:]},
		{"accessory", sampleAccessory(), labels},
		{"shelf", sampleShelf(), labels},
		{"part", samplePart(), labels},
		{"device", sampleDeviceTag(), labels},
	}
}
