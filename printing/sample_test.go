package printing_test

import (
	"time"

	"tanggapan/printing"
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
			{Label: "Powers on", State: works}, {Label: "Display", State: works}, {Label: "Touch", State: works},
			{Label: "Charging", State: fault}, {Label: "Front camera", State: works},
			{Label: "Rear camera", State: works}, {Label: "Microphone", State: works}, {Label: "Speaker", State: works},
			{Label: "Wi-Fi, Bluetooth", State: works}, {Label: "Fingerprint", State: works},
			{Label: "Buttons", State: works}, {Label: "Back glass", State: fault}, {Label: "Frame", State: fault},
			{Label: "Water mark", State: works}, {Label: "Backup made"},
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
