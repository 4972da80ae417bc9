package app

// Departments are groups of staff.
type Departments struct{ *core }

var departmentActs = []Act{}
