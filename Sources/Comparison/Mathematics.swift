import Foundation

// Foundation is imported here and nowhere else in the comparison.

/// Natural logarithm.
func logarithm(_ value: Double) -> Double { log(value) }

/// e to a power.
func exponential(_ value: Double) -> Double { exp(value) }
