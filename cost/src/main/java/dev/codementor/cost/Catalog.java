package dev.codementor.cost;

import java.util.List;
import java.util.Map;

/**
 * What can be chosen from.
 *
 * @param setups environments by name
 * @param workers instance types for the model, the preferred one first
 * @param prices of the region
 */
record Catalog(Map<String, Setup> setups, List<Worker> workers, Prices prices) {}
