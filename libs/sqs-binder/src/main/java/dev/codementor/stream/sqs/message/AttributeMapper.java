package dev.codementor.stream.sqs.message;

import dev.codementor.stream.sqs.SqsHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.messaging.MessageHeaders;
import org.springframework.util.MimeType;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Maps headers to message attributes. SQS accepts ten of them (quota), and their names and values may contain only
 * certain characters. Headers that do not fit are packed into one attribute as JSON.
 */
final class AttributeMapper {

    /** Absent for {@code application/json}, which is Spring Cloud Stream's default as well. */
    static final String CONTENT_TYPE = "contentType";

    static final String ENCODING = "bodyEncoding";
    static final String PACKED = "packedHeaders";

    private static final int MOST_ATTRIBUTES = 10;
    private static final String JSON_TYPE = "application/json";
    private static final Pattern NAME = Pattern.compile("(?!(?i:aws\\.|amazon\\.))[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    /**
     * Text outside ASCII is escaped, since SQS would refuse the whole message for one character that its XML cannot
     * contain, such as U+FFFF. What is no number, such as NaN, comes back as the {@code Double} that it was.
     */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final TypeReference<Map<String, Object>> PACKED_TYPE = new TypeReference<>() {};
    private static final MessageAttributeValue BASE64 = string("base64");

    /** Headers that have a meaning only inside one application. */
    private static final Set<String> LOCAL = Set.of(
            MessageHeaders.ID,
            MessageHeaders.TIMESTAMP,
            MessageHeaders.CONTENT_TYPE,
            MessageHeaders.ERROR_CHANNEL,
            MessageHeaders.REPLY_CHANNEL,
            IntegrationMessageHeaderAccessor.DELIVERY_ATTEMPT,
            IntegrationMessageHeaderAccessor.SOURCE_DATA,
            "target-protocol");

    private final TreeMap<String, MessageAttributeValue> attributes = new TreeMap<>();
    private final TreeMap<String, Object> packed = new TreeMap<>();

    private AttributeMapper() {}

    /** The attributes of an outgoing message; {@code extra} goes first and wins over headers of the same name. */
    static Map<String, MessageAttributeValue> toAttributes(
            MessageHeaders headers, Map<String, String> extra, boolean base64) {
        AttributeMapper mapper = new AttributeMapper();
        if (base64) {
            mapper.attributes.put(ENCODING, BASE64);
        }
        Object contentType = headers.get(MessageHeaders.CONTENT_TYPE);
        if (contentType != null && !JSON_TYPE.equals(contentType.toString())) {
            mapper.attributes.put(CONTENT_TYPE, string(contentType.toString()));
        }
        extra.forEach((name, value) -> mapper.attributes.put(name, string(value)));
        headers.forEach((name, value) -> {
            if (value instanceof byte[] bytes && travels(name)) {
                mapper.addBinary(name, bytes);
            }
        });
        headers.forEach((name, value) -> {
            if (travels(name) && !extra.containsKey(name)) {
                mapper.add(name, value);
            }
        });
        return mapper.finished();
    }

    private static boolean travels(String name) {
        return !LOCAL.contains(name)
                && !name.startsWith(SqsHeaders.PREFIX)
                && !name.startsWith("scst_")
                && !name.startsWith("spring.cloud.");
    }

    private void add(String name, Object value) {
        if (value instanceof Number number) {
            if (fits(name) && Numbers.areTaken(number)) {
                attributes.put(name, value("Number", number.toString()));
            } else {
                packed.put(name, number);
            }
        } else if (isText(value)) {
            String text = value.toString();
            if (fits(name) && Body.isAllowed(text)) {
                attributes.put(name, string(text));
            } else {
                packed.put(name, text);
            }
        }
    }

    /** These headers cannot be packed, so they are placed first. */
    private void addBinary(String name, byte[] value) {
        if (value.length == 0 || !fits(name)) {
            throw new IllegalArgumentException("The header '" + name
                    + "' cannot travel with SQS: binary headers must not be empty, need a name of letters, digits,"
                    + " '_', '-' and '.', and share " + (MOST_ATTRIBUTES - 1) + " places");
        }
        attributes.put(
                name,
                MessageAttributeValue.builder()
                        .dataType("Binary")
                        .binaryValue(SdkBytes.fromByteArray(value))
                        .build());
    }

    /** Other types, such as channels and callbacks, are left out, as in Spring Integration's own adapters. */
    private static boolean isText(Object value) {
        return value instanceof CharSequence
                || value instanceof Boolean
                || value instanceof Enum<?>
                || value instanceof MimeType
                || value instanceof java.util.UUID
                || value instanceof java.time.temporal.TemporalAccessor
                || value instanceof java.time.Duration
                || value instanceof java.net.URI;
    }

    private boolean fits(String name) {
        return attributes.size() < MOST_ATTRIBUTES - 1
                && name.length() <= 256
                && NAME.matcher(name).matches();
    }

    private Map<String, MessageAttributeValue> finished() {
        if (!packed.isEmpty()) {
            attributes.put(PACKED, string(JSON.writeValueAsString(packed)));
        }
        return attributes;
    }

    private static MessageAttributeValue string(String value) {
        return value("String", value);
    }

    private static MessageAttributeValue value(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    /** The number of bytes that count against the queue's limit: names, types and values. */
    static int size(Map<String, MessageAttributeValue> attributes) {
        int size = 0;
        for (Map.Entry<String, MessageAttributeValue> entry : attributes.entrySet()) {
            MessageAttributeValue value = entry.getValue();
            size += entry.getKey().length() + value.dataType().length();
            size += value.binaryValue() != null
                    ? value.binaryValue().asByteArrayUnsafe().length
                    : value.stringValue().getBytes(StandardCharsets.UTF_8).length;
        }
        return size;
    }

    /** Adds the headers that the attributes of a received message carry. */
    static void toHeaders(Map<String, MessageAttributeValue> attributes, Map<String, Object> headers) {
        for (Map.Entry<String, MessageAttributeValue> entry : attributes.entrySet()) {
            switch (entry.getKey()) {
                case CONTENT_TYPE ->
                    headers.put(
                            MessageHeaders.CONTENT_TYPE,
                            MimeType.valueOf(entry.getValue().stringValue()));
                case ENCODING -> {}
                case PACKED ->
                    JSON.readValue(entry.getValue().stringValue(), PACKED_TYPE)
                            .forEach((name, value) -> headers.put(name, unpacked(value)));
                default -> headers.put(entry.getKey(), header(entry.getValue()));
            }
        }
    }

    /** Whole numbers are {@code Long}s, as from attributes; only larger ones are not. */
    private static Object unpacked(Object value) {
        return value instanceof Integer number ? Long.valueOf(number) : value;
    }

    private static Object header(MessageAttributeValue value) {
        if (value.binaryValue() != null) {
            return value.binaryValue().asByteArray();
        }
        return value.dataType().startsWith("Number") ? Numbers.read(value.stringValue()) : value.stringValue();
    }

    static boolean isBase64(Map<String, @Nullable MessageAttributeValue> attributes) {
        MessageAttributeValue encoding = attributes.get(ENCODING);
        return encoding != null && "base64".equals(encoding.stringValue());
    }
}
