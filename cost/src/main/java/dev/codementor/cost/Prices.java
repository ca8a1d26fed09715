package dev.codementor.cost;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;

/**
 * The prices of one region.
 *
 * @param byItem each under the name that {@code prices.csv} gives the item
 * @param spotShare what an instance on spot costs, as a part of its price on demand; more than 0, at most 1
 */
record Prices(String region, Map<String, Price> byItem, Price spotShare) {

    /** @throws BadInput when {@code prices.csv} does not have the item */
    Price of(String item) {
        Price price = byItem.get(item);
        if (price == null) {
            throw new BadInput(PriceList.FILE + " has no line for " + item);
        }
        return price;
    }

    Price of(String item, Purchase purchase) {
        return switch (purchase) {
            case ON_DEMAND -> of(item);
            case SPOT -> of(item).times(spotShare.dollars(), spotShare.verified());
        };
    }

    LocalDate oldest() {
        return byItem.values().stream()
                .map(Price::asOf)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
