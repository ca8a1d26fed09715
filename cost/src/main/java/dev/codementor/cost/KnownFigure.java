package dev.codementor.cost;

/** A figure that the first plan promised, whether it holds, and the calculation behind that. */
record KnownFigure(String promise, boolean holds, String why) {}
