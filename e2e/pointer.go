package main

import (
	"errors"
	"fmt"
	"strconv"
	"time"
)

// drag takes what lies at a place and lets it go at another: "300,400 300,464". The pointer moves as a hand does, in steps.
func (p *player) drag(rest string) error {
	var x1, y1, x2, y2 int
	if n, _ := fmt.Sscanf(rest, "%d,%d %d,%d", &x1, &y1, &x2, &y2); n != 4 {
		return errors.New("drag X,Y X,Y")
	}
	p.display.settle(5 * time.Second)
	if err := p.point(x1, y1); err != nil {
		return err
	}
	if _, err := p.x("mousedown", "1"); err != nil {
		return err
	}
	const steps = 12
	for i := 1; i <= steps; i++ {
		if err := p.point(x1+(x2-x1)*i/steps, y1+(y2-y1)*i/steps); err != nil {
			return err
		}
	}
	if _, err := p.x("mouseup", "1"); err != nil {
		return err
	}
	return p.away()
}

// click presses the first button of the pointer at a place: "300,400".
func (p *player) click(rest string) error {
	var x, y int
	if n, _ := fmt.Sscanf(rest, "%d,%d", &x, &y); n != 2 {
		return errors.New("click X,Y")
	}
	p.display.settle(5 * time.Second)
	if err := p.point(x, y); err != nil {
		return err
	}
	if _, err := p.x("click", "1"); err != nil {
		return err
	}
	return p.away()
}

func (p *player) point(x, y int) error {
	_, err := p.x("mousemove", strconv.Itoa(x), strconv.Itoa(y))
	time.Sleep(40 * time.Millisecond)
	return err
}

// away brings the pointer to where it hides nothing.
func (p *player) away() error {
	if err := p.point(screenWidth-1, screenHeight-1); err != nil {
		return err
	}
	p.display.settle(5 * time.Second)
	return p.alive()
}
