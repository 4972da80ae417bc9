package printing

// Card tells a customer when the appointment is (80 and 58 mm).
type Card struct {
	Shop  Shop
	Print Print
	No    string
	Code  string
	Day   string // "Tue 24 Nov"
	Time  string // "10:00–11:00"
	Facts []Pair // customer, technician, place, what, job
	Own   []string
	NoQR  bool
}
