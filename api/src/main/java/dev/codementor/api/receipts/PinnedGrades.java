package dev.codementor.api.receipts;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Passes receipts on and notes what each of them pins: about 200 bytes per grade. */
final class PinnedGrades implements Iterator<String> {

    private final Iterator<String> receipts;
    private final List<Pin> pins = new ArrayList<>();

    PinnedGrades(Iterator<String> receipts) {
        this.receipts = receipts;
    }

    /** The digests that a receipt pins. */
    record Pin(String customId, String grade, String submission) {}

    @Override
    public boolean hasNext() {
        return receipts.hasNext();
    }

    @Override
    public String next() {
        String receipt = receipts.next();
        pins.add(pin(receipt));
        return receipt;
    }

    /** What an earlier receipt pins. @param position from 1 */
    Optional<Pin> at(long position) {
        return position >= 1 && position <= pins.size() ? Optional.of(pins.get((int) position - 1)) : Optional.empty();
    }

    /** A damaged receipt is not asked for any more. */
    private static Pin pin(String receipt) {
        try {
            JsonNode json = JsonMapper.shared().readTree(receipt);
            return new Pin(text(json, "custom_id"), text(json, "grade"), text(json, "submission"));
        } catch (JacksonException e) {
            return new Pin("", "", "");
        }
    }

    private static String text(JsonNode json, String member) {
        return json.path(member).asString("");
    }
}
