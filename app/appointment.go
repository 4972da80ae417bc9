package app

// Appointments are time with a technician.
type Appointments struct{ *core }

var appointmentActs = []Act{}
