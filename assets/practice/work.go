package practice

// Model is a device that people bring.
type Model struct {
	Kind    string   `json:"kind"` // code of a kind in assets/trades
	Brand   string   `json:"brand"`
	Name    string   `json:"model"`
	Value   int64    `json:"value"` // centavos, of a fair used one; 0 where it has none
	Colours []string `json:"colours"`
}

// Part fits one model, or any where Model is empty.
type Part struct {
	No    string `json:"no"`
	Name  string `json:"name"`
	Kind  string `json:"kind"`
	Use   string `json:"use"` // what it is, for problems: "battery"
	Brand string `json:"brand"`
	Model string `json:"model"`
	Price int64  `json:"price"` // centavos
	Cost  int64  `json:"cost"`
	Stock int    `json:"stock"` // usually here
}

// Problem is what is wrong with a kind of device, in several customers' words,
// with what was found and done.
type Problem struct {
	Trade      string   `json:"trade"`
	Kind       string   `json:"kind"`
	Price      string   `json:"price"`  // code of a usual price in assets/trades
	Faults     []string `json:"faults"` // points of the checklist
	Cause      string   `json:"cause"`  // code in assets/trades
	Short      string   `json:"short"`  // in two or three words
	Parts      []string `json:"parts"`  // uses of the parts needed
	Assessment string   `json:"assessment"`
	Done       string   `json:"done"`
	Words      []string `json:"words"`
}

// Question is an inquiry without a device on the counter, with our answer.
type Question struct {
	Nature  string   `json:"nature"`
	Channel string   `json:"channel"`
	Subject string   `json:"subject"`
	Words   []string `json:"words"`
	Answer  string   `json:"answer"` // may hold {promised}
}

// Contact is a line of a timeline. Words may hold {total}.
type Contact struct {
	Party     string `json:"party"` // customer, technician, supplier, staff
	Channel   string `json:"channel"`
	Direction string `json:"direction"`
	Words     string `json:"words"`
}
