package printing

// DeviceTag stays on a device for good: its own number, and whom to call (62 x 29, 57 x 32 and 25 x 25 mm).
type DeviceTag struct {
	Print  Print
	No     string
	Code   string
	Device string
	Serial string
	Shop   string
	Phone  string
	Next   string // worded with its label: "Next service May 2027"
}
