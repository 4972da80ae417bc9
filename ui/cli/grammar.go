package cli

import (
	"strings"

	"tanggapan/data"
)

// Globals are the flags of every command.
type Globals struct {
	File    string `name:"file" placeholder:"PATH"`
	JSON    bool   `name:"json"`
	Version bool   `name:"version"`
	Cwd     string `name:"cwd" hidden:""` // where a command that was handed over was written
}

// grammar is what the command line understands. A command's name and its flags are the same in all languages.
type grammar struct {
	Globals
	Window    windowCmd    `cmd:"" default:"withargs" hidden:""`
	Practice  practiceCmd  `cmd:""`
	Search    searchCmd    `cmd:""`
	Show      showCmd      `cmd:""`
	Print     printCmd     `cmd:""`
	Summary   summaryCmd   `cmd:""`
	Backup    backupCmd    `cmd:""`
	Verify    verifyCmd    `cmd:""`
	Restore   restoreCmd   `cmd:""`
	Repair    repairCmd    `cmd:""`
	DeepCheck deepCheckCmd `cmd:"" hidden:"" name:"deep-check"`
	Export    exportCmd    `cmd:""`
	Import    importCmd    `cmd:""`
}

// vars are the values that the grammar's tags use.
func (c *call) vars() map[string]string {
	var kinds []string
	for _, k := range data.Kinds {
		kinds = append(kinds, k.Name)
	}
	return map[string]string{"kinds": strings.Join(kinds, ",")}
}
