package app

// Inquiries are contacts with their matter.
type Inquiries struct{ *core }

var inquiryActs = []Act{}
