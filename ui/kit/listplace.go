package kit

// place is what a list holds still while its rows are read anew: a record, and how far it stands under the list's top edge.
type place struct {
	row int
	id  uint64
	y   float32
}

// holdPlace gives the row that is to stay where it stands. At the very top nothing is held: what is new there is to be seen.
func (l *KeyList) holdPlace() (place, bool) {
	high := l.scroll.Size().Height
	return l.placed, l.spec.ID != nil && l.placed.id != 0 && high > 0 && l.scroll.Offset.Y > 0
}

// noteSeen keeps the place of the row under the cursor where it is in view, else of the first row in view.
func (l *KeyList) noteSeen(first int) {
	l.placed = place{}
	if l.spec.ID == nil || first < 0 {
		return
	}
	row := first
	if l.at >= 0 && l.at < l.rows {
		it := l.item(l.itemOf(l.at))
		if y := it.top - l.scroll.Offset.Y; y >= 0 && y+it.high <= l.scroll.Size().Height {
			row = l.at
		}
	}
	l.placed = place{row: row, id: l.spec.ID(row), y: l.item(l.itemOf(row)).top - l.scroll.Offset.Y}
}

// putBack scrolls so that the record held stands where it stood.
func (l *KeyList) putBack(p place) {
	row := -1
	if p.row < l.rows && l.spec.ID(p.row) == p.id {
		row = p.row
	}
	for i := 0; row < 0 && i < l.rows; i++ {
		if l.spec.ID(i) == p.id {
			row = i
		}
	}
	if row < 0 {
		return
	}
	l.scroll.Offset.Y = max(0, min(l.item(l.itemOf(row)).top-p.y, l.total-l.scroll.Size().Height))
}

// more asks for further rows while the last one is in view and rows come.
func (l *KeyList) more() {
	for !l.asking && l.spec.OnEnd != nil && l.rows > 0 && l.ended {
		n := l.rows
		l.asking = true
		l.spec.OnEnd()
		l.asking = false
		if l.rows == n {
			return
		}
	}
}

// Top is the first row that is wholly in view; -1 in an empty list.
func (l *KeyList) Top() int {
	for i := l.below(l.scroll.Offset.Y); i < l.end(); i++ {
		if it := l.item(i); it.row >= 0 && it.top >= l.scroll.Offset.Y {
			return it.row
		}
	}
	return -1
}
