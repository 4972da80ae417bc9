package app

// Attachments are files of records.
type Attachments struct{ *core }

var attachmentActs = []Act{}
