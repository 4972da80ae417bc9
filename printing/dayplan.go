package printing

// PlanStop is one appointment of a technician's day.
type PlanStop struct {
	Start, End string
	Travel     string // "20 min before"
	No         string // of the job, else of the appointment
	Code       string
	Customer   string
	Phone      string
	Place      string // address, or the bench
	Access     string
	Device     string
	Work       string // what shall be done
	Parts      string // to take along
	Urgent     bool
	State      string // worded, where it says more than "booked"
}

// PlanJob is one job on the bench.
type PlanJob struct{ No, Device, Customer, Work, Promised, Shelf string }

// DayPlan is what a technician takes along in the morning (A4 or Letter).
type DayPlan struct {
	Shop       Shop
	Print      Print
	Technician string
	Day        string
	Stops      []PlanStop
	Bench      []PlanJob
	Free       string // hours not booked
	Travel     string // minutes on the road, all together
	NoNotes    bool
	Own        []string
}
