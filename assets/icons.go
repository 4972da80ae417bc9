package assets

import (
	"embed"
	"sort"
	"strings"
)

//go:embed icons/*.svg icons/LICENSE
var iconFiles embed.FS

// Icon returns the SVG of an icon by its name ("wrench"), drawn in currentColor with a stroke of 2 on a grid of 24;
// nil where there is none of that name.
func Icon(name string) []byte {
	b, err := iconFiles.ReadFile("icons/" + name + ".svg")
	if err != nil {
		return nil
	}
	return b
}

// Icons lists the names that Icon knows, in order.
func Icons() []string {
	files, err := iconFiles.ReadDir("icons")
	if err != nil {
		return nil
	}
	var names []string
	for _, f := range files {
		if name, ok := strings.CutSuffix(f.Name(), ".svg"); ok {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}

// IconLicence returns the licence text of the icons.
func IconLicence() string {
	b, _ := iconFiles.ReadFile("icons/LICENSE")
	return string(b)
}
