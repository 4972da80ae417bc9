package kit

import "sort"

// block is a heading with its rows, or all rows of a list without groups. Where a row stands is counted, not
// kept, so that a list may have a million of them.
type block struct {
	head    Group
	headed  bool
	top     float32 // of the heading
	rowsTop float32
	row     int // number of its first row
	n       int
	item    int // number of its first item: headings and rows counted through
}

func (b block) items() int {
	if b.headed {
		return b.n + 1
	}
	return b.n
}

// listItem is a heading or a row with its place.
type listItem struct {
	row  int // -1 for a heading
	head Group
	top  float32
	high float32
	last bool // of its group: no line
}

// step is the distance from row to row.
func (l *KeyList) step() float32 {
	if l.spec.Plain {
		return Px(l.spec.Height)
	}
	return Px(l.spec.Height) + 1
}

// count reads the groups, or the length, and places them.
func (l *KeyList) count() {
	l.blocks, l.rows, l.total = l.blocks[:0], 0, 0
	items := 0
	add := func(b block) {
		b.row, b.item = l.rows, items
		l.rows += b.n
		items += b.items()
		l.total = b.rowsTop + float32(b.n)*l.step()
		l.blocks = append(l.blocks, b)
	}
	switch {
	case l.spec.Groups != nil:
		for _, g := range l.spec.Groups() {
			top := l.total
			if len(l.blocks) > 0 {
				top += Px(l.spec.Apart)
				if n := l.blocks[len(l.blocks)-1].n; n > 0 && !l.spec.Plain {
					top-- // a group's last row has no line
				}
			}
			add(block{head: g, headed: true, top: top, rowsTop: top + Px(HeadingHeight) + 1, n: g.Len})
		}
	case l.spec.Len != nil:
		add(block{n: l.spec.Len()})
	}
}

// end is the number of items.
func (l *KeyList) end() int {
	if len(l.blocks) == 0 {
		return 0
	}
	b := l.blocks[len(l.blocks)-1]
	return b.item + b.items()
}

// item gives the heading or row number i.
func (l *KeyList) item(i int) listItem {
	b := l.blocks[sort.Search(len(l.blocks), func(k int) bool { return l.blocks[k].item > i })-1]
	k := i - b.item
	if b.headed {
		if k == 0 {
			return listItem{row: -1, head: b.head, top: b.top, high: Px(HeadingHeight) + 1}
		}
		k--
	}
	return listItem{row: b.row + k, top: b.rowsTop + float32(k)*l.step(), high: Px(l.spec.Height), last: k == b.n-1}
}

// itemOf is the number that a row has among the items.
func (l *KeyList) itemOf(row int) int {
	b := l.blocks[sort.Search(len(l.blocks), func(k int) bool { return l.blocks[k].row+l.blocks[k].n > row })]
	i := b.item + row - b.row
	if b.headed {
		i++
	}
	return i
}

// below is the number of the first item that reaches under y.
func (l *KeyList) below(y float32) int {
	return sort.Search(l.end(), func(i int) bool {
		it := l.item(i)
		return it.top+it.high+1 > y
	})
}
