package spool

// Local is this computer's own way to print: the spooler of Windows.
func Local() Printer { return &Windows{} }

var _ Printer = (*Windows)(nil)
