package printing

// EmergencyJob is an open job as the list for a day without power shows it.
type EmergencyJob struct{ No, Customer, Phone, Device, State, Shelf, Promised, Balance string }

// EmergencyVisit is an appointment of the next days.
type EmergencyVisit struct{ When, Technician, Customer, Phone, Place, Work string }

// Emergency is printed each evening: enough to serve people tomorrow without a computer (A4 or Letter).
type Emergency struct {
	Shop     Shop
	Print    Print
	Day      string // "for Tuesday 24 November 2026"
	Currency string
	Visits   []EmergencyVisit
	Ready    []EmergencyJob
	Open     []EmergencyJob
	Phones   []Pair // staff and suppliers
	More     string // worded: what the list leaves out
	Own      []string
}
