//go:build !windows

package spool

// Local is this computer's own way to print: CUPS.
func Local() Printer { return &LP{} }
