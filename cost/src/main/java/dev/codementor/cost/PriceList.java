package dev.codementor.cost;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The prices of all regions, as {@code prices.csv} has them. */
final class PriceList {

    static final String FILE = "prices.csv";

    /** The region whose prices are complete; the others' are derived from them where a line is missing. */
    private static final String BASE = "us-east-1";

    private static final String EVERYWHERE = "*";
    private static final List<String> COLUMNS = List.of("item", "region", "unit", "price", "as_of", "source");

    private final String name;
    private final Map<String, Map<String, Price>> byRegion = new HashMap<>();
    private final Map<String, Double> factors = new TreeMap<>(Map.of(BASE, 1.0));
    private final Map<String, Price> spotShares = new HashMap<>();

    private PriceList(String name) {
        this.name = name;
    }

    static PriceList read(DataFiles files) {
        PriceList list = new PriceList(files.describe(FILE));
        Set<String> seen = new HashSet<>();
        for (CsvRow row : CsvFile.rows(files, FILE, COLUMNS)) {
            String place = row.text("item") + " in " + row.text("region");
            if (!seen.add(place)) {
                throw row.refused(place + " has a line already");
            }
            list.add(row);
        }
        return list;
    }

    private void add(CsvRow row) {
        row.date("as_of");
        String region = row.text("region");
        switch (row.text("item")) {
            case "region.factor" -> factors.put(region, row.positive("price"));
            case "spot.share" -> spotShares.put(region, share(row));
            default -> of(region).put(row.text("item"), Price.of(row, Unit.of(row)));
        }
    }

    private static Price share(CsvRow row) {
        if (row.positive("price") > 1) {
            throw row.refused("price of spot.share must be between 0 and 1: " + row.text("price"));
        }
        return Price.of(row, Unit.HOUR);
    }

    /**
     * The prices of a region. An item without a line for the region or for all regions costs what it costs in us-east-1, times the
     * region's factor, and counts as unverified.
     *
     * @throws BadInput when the region has no factor, or no share of spot applies to it
     */
    Prices in(String region) {
        Double factor = factors.get(region);
        if (factor == null) {
            throw new BadInput("--region must be one that %s has a region.factor for (%s): %s"
                    .formatted(name, String.join(", ", factors.keySet()), region));
        }
        Price share = spotShares.getOrDefault(region, spotShares.get(BASE));
        if (share == null) {
            throw new BadInput(name + ": a line spot.share for " + BASE + " is missing");
        }
        Map<String, Price> prices = new HashMap<>(of(BASE));
        prices.replaceAll((item, price) -> price.times(factor, false));
        prices.putAll(of(EVERYWHERE));
        prices.putAll(of(region));
        return new Prices(region, prices, share);
    }

    private Map<String, Price> of(String region) {
        return byRegion.computeIfAbsent(region, each -> new HashMap<>());
    }
}
