package dev.codementor.cost;

/** How the machines of workers are bought. */
enum Purchase {
    SPOT("spot", " on spot", " spot"),
    ON_DEMAND("on-demand", "", " on demand");

    private final String option;
    private final String inItem;
    private final String inHeading;

    Purchase(String option, String inItem, String inHeading) {
        this.option = option;
        this.inItem = inItem;
        this.inHeading = inHeading;
    }

    /** @throws BadInput when the value of {@code --workers-on} is neither */
    static Purchase of(String option) {
        for (Purchase purchase : values()) {
            if (purchase.option.equals(option)) {
                return purchase;
            }
        }
        throw new BadInput("--workers-on must be spot or on-demand: " + option);
    }

    /** What follows the item of a bill. */
    String inItem() {
        return inItem;
    }

    /** What follows the instance type. */
    String inHeading() {
        return inHeading;
    }
}
