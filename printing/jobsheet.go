package printing

// PointState is what was found at one point of a device's condition.
type PointState int

// The states of a condition point, in the order of the legend.
const (
	NotTested PointState = iota
	Works
	Fault
)

// Point is one point of the condition checklist; Note explains a fault ("cracked at lower left").
type Point struct {
	Label string
	State PointState
	Note  string
}

// Person is the customer's block of the job sheet.
type Person struct {
	Name      string
	Company   string
	No        string // customer number
	Phones    []string
	Email     string
	Address   string
	ContactBy string // "SMS, after 17:00"
	CallsFor  string // person or firm the customer stands in for
	Language  string
	Alert     string // note shown whenever the customer is picked
}

// Device is one device of a job. Empty fields leave no line.
type Device struct {
	Name      string // "Samsung Galaxy S23 · SM-S911B"
	Short     string // for stub, ticket and label: "Samsung Galaxy S23"; empty: Name
	No        string // number of the device, where it has one
	Code      string // bar code of this device within the job, "J004217D2"; only for several devices
	Serial    string
	IMEI      string
	Plate     string // plate or asset number
	Colour    string
	Meter     string
	Bought    string
	Warranty  string
	LeftWith  string // accessories left, counted
	Shelf     string
	Declared  string // declared value
	Problem   string // the customer's words, as said
	Condition []Point
	Note      string // note on condition; never the passcode
	More      []Pair
}

// Line is a part, labour or fee of the job. Continuation text goes into Text with line breaks.
type Line struct {
	Qty, Text, PartNo, Unit, Amount string
}

// Visit is one stay at the customer's place or one stretch of work.
type Visit struct{ Date, In, Out, Hours, By string }

// Site is where and how to arrive for a job at an address.
type Site struct{ Address, Access, Contact, Window, Travel string }

// Approval is one "yes" of the customer: what, how much, who said it, how and when, to whom.
type Approval struct{ What, Amount, By, How, When, Clerk string }

// JobSheet is the sheet for technician and file with the customer's claim ticket to tear off (A4 or Letter).
// Dates and sums are worded; labels come from the Wording, except in Sums, More and Limits.
type JobSheet struct {
	Shop  Shop
	Print Print
	No    string // "J-004217"
	Code  string // "J004217"
	Kind  string // printed beside "Job sheet" when set: "Warranty come-back"
	Place string // "At the customer's place"; empty in the shop

	Received   string
	Promised   string
	Slot       string // appointment
	Priority   string
	Urgent     bool // prints Priority reversed, white on black
	Technician string
	TakenInBy  string
	CallOver   string // the sum above which the customer must be called
	More       []Pair // further facts under the strip

	Customer Person
	Devices  []Device
	Site     Site

	Diagnosis string // assessment, work done, cause and correction
	Limits    []string
	Currency  string // sign for the heads of the money columns, "₱"
	Lines     []Line
	Sums      []Sum
	Balance   string
	Visits    []Visit
	VisitSum  string
	Approvals []Approval
	Loaner    string
	Warranty  string   // given on this job, "90 days, until 22 Feb 2027"
	History   []string // last jobs of the device, one line each
	Checks    []Point  // after the repair
	Terms     []string // paragraphs

	StubDeposit string // deposit on the claim ticket
	StubBalance string // estimated balance on the claim ticket
	StubSerial  string // empty: the first device's serial

	NoSign   bool // no lines to sign on
	NoStub   bool // no claim ticket to tear off
	NoNotes  bool // technician's copy: no lines to write on
	NoPrices bool // technician's copy: no sums, and no claim ticket
}
