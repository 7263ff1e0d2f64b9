"""What must hold in a catalogue, and how findings look."""
