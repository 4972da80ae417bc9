package app

import "sync"

// memo remembers small things by name as long as the program runs. It is safe for many goroutines.
type memo[T any] struct {
	mu sync.Mutex
	of map[string]T
}

func (m *memo[T]) get(name string) T {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.of[name]
}

func (m *memo[T]) set(name string, v T) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.of == nil {
		m.of = map[string]T{}
	}
	m.of[name] = v
}
