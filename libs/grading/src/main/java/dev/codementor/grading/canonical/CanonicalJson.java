package dev.codementor.grading.canonical;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;

/**
 * JSON with one spelling for each value: members sorted by the UTF-16 units of their names, no white space, plain
 * numbers without trailing zeros, and only the escapes that JSON requires (as in RFC 8785, except that numbers are
 * exact decimals and not doubles).
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /**
     * @throws IllegalArgumentException for anything other than null, a text, a number, a boolean, a list or an object
     */
    public static String of(JsonNode value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(JsonNode value, StringBuilder out) {
        if (value.isObject()) {
            writeObject(value, out);
        } else if (value.isArray()) {
            writeList(List.copyOf(value.values()), out);
        } else if (value.isString()) {
            writeText(value.stringValue(), out);
        } else if (value.isNumber()) {
            out.append(plain(value.decimalValue()));
        } else if (value.isBoolean() || value.isNull()) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("a " + value.getNodeType() + " is not a JSON value");
        }
    }

    private static void writeObject(JsonNode object, StringBuilder out) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        for (Entry<String, JsonNode> member : object.properties()) {
            sorted.put(member.getKey(), member.getValue());
        }
        String before = "{";
        for (Entry<String, JsonNode> member : sorted.entrySet()) {
            out.append(before);
            writeText(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            before = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void writeList(List<JsonNode> values, StringBuilder out) {
        String before = "[";
        for (JsonNode value : values) {
            out.append(before);
            write(value, out);
            before = ",";
        }
        out.append(values.isEmpty() ? "[]" : "]");
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, out);
        out.append('"');
    }

    /** A number without exponent and trailing zeros: 2.50 is {@code 2.5}, 1e2 is {@code 100}. */
    public static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
