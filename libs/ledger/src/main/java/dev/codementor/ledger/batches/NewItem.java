package dev.codementor.ledger.batches;

import dev.codementor.text.StorableText;
import java.util.List;

/**
 * An item of a batch that is being received.
 *
 * @param nth place in the upload, from 1 without gaps
 * @param flags raised at the upload
 */
public record NewItem(int nth, String customId, ItemStudent student, HandedIn handedIn, List<String> flags) {

    public NewItem {
        flags = List.copyOf(flags);
        if (nth < 1) {
            throw new IllegalArgumentException("items are counted from 1");
        }
        StorableText.checkName("the custom_id", customId);
    }
}
