package practice

// Given is a given name.
type Given struct {
	Name  string `json:"name"`
	Woman bool   `json:"woman"`
}

// Place is a barangay with the minutes of travel from the shop.
type Place struct {
	Barangay string `json:"barangay"`
	City     string `json:"city"`
	Postal   string `json:"postal"`
	Minutes  int    `json:"minutes"`
}

// Company is a customer that is a firm, with the person who speaks for it.
type Company struct {
	Name   string `json:"name"`
	Line   string `json:"line"` // of business
	Person string `json:"person"`
}

// Face is a customer of the practice day with the matter that brought them: a
// person, or a company where Given is empty.
type Face struct {
	Prefix     string   `json:"prefix"`
	Given      string   `json:"given"`
	Family     string   `json:"family"`
	Company    string   `json:"company"`
	Person     string   `json:"person"` // who speaks for the company
	Phone      string   `json:"phone"`
	Phone2     string   `json:"phone2"`
	Best       string   `json:"best"`    // best time
	Channel    string   `json:"channel"` // preferred
	Street     string   `json:"street"`
	Barangay   string   `json:"barangay"`
	City       string   `json:"city"`
	Postal     string   `json:"postal"`
	Access     string   `json:"access"`
	Speaks     string   `json:"speaks"`
	Alert      string   `json:"alert"`
	Collects   string   `json:"collects"`
	Kind       string   `json:"kind"` // of device
	Brand      string   `json:"brand"`
	Model      string   `json:"model"`
	Colour     string   `json:"colour"`
	Serial     string   `json:"serial"`
	IMEI       string   `json:"imei"`
	Short      string   `json:"short"`
	Words      string   `json:"words"`
	Note       string   `json:"note"`
	Faults     []string `json:"faults"` // points of the checklist
	Assessment string   `json:"assessment"`
	Parts      []string `json:"parts"` // uses: "battery"
	State      string   `json:"state"` // of the job
	Technician string   `json:"technician"`
}

// Said are words that stand on records.
type Said struct {
	Alerts     []string `json:"alerts"`
	Access     []string `json:"access"`
	Notes      []string `json:"notes"`
	Complaints []string `json:"complaints"`
	Openers    []string `json:"openers"` // how a talk begins; may stand before the words of a problem or question
}
