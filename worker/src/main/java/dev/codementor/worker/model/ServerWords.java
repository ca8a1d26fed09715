package dev.codementor.worker.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a model server says when it refuses or fails, in a form that operators may see: one line without secrets. Servers
 * send JSON; the proxies before them send pages of HTML.
 */
final class ServerWords {

    private static final int LONGEST = 200;
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");
    private static final Pattern TAG = Pattern.compile("(?s)<[^>]*>");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Space}\"]+");
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)\\b(bearer|basic)\\s+[\\w.~+/=-]{6,}");
    private static final Pattern USER = Pattern.compile("://[^/@\\s]+@");

    private ServerWords() {}

    /**
     * The words of an error's body.
     *
     * @param secret is left out wherever it stands; empty when there is none
     */
    static String of(String body, String secret) {
        String words = UNSEEN.matcher(plain(body.strip())).replaceAll(" ").strip();
        if (!secret.isEmpty()) {
            words = words.replace(secret, "…");
        }
        words = CREDENTIALS.matcher(words).replaceAll("$1 …");
        words = USER.matcher(words).replaceAll("://…@");
        return words.length() <= LONGEST
                ? words
                : words.substring(0, LONGEST - 1).strip() + "…";
    }

    private static String plain(String body) {
        if (body.startsWith("{")) {
            return error(body);
        }
        String start = body.substring(0, Math.min(body.length(), LONGEST)).toLowerCase(Locale.ROOT);
        if (!start.contains("<html") && !start.startsWith("<!doctype")) {
            return body;
        }
        Matcher title = TITLE.matcher(body);
        return title.find() ? title.group(1) : TAG.matcher(body).replaceAll(" ");
    }

    private static String error(String body) {
        try {
            JsonNode error = OllamaJson.MAPPER.readTree(body).path("error");
            JsonNode message = error.isObject() ? error.path("message") : error;
            return message.isString() ? message.asString() : body;
        } catch (JacksonException e) {
            return body;
        }
    }
}
