//go:build !linux

package main

import "fmt"

func fullDisk(*env, int) (string, error) {
	return "", fmt.Errorf("%w: it needs a small file system, which only Linux lends", errSkip)
}

func fillDisk(map[string]string) error { return errSkip }
