package app

import "strings"

// joinComma joins what is not empty with commas.
func joinComma(parts ...string) string {
	var have []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			have = append(have, p)
		}
	}
	return strings.Join(have, ", ")
}
