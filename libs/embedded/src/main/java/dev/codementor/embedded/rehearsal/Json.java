package dev.codementor.embedded.rehearsal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON to and from the network's buffers. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** @throws tools.jackson.core.JacksonException if it is not what the type wants */
    static <T> T read(ByteBuf body, Class<T> type) {
        return MAPPER.readValue((InputStream) new ByteBufInputStream(body), type);
    }

    static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    static ByteBuf body(Object value) {
        ByteBuf body = ByteBufAllocator.DEFAULT.buffer();
        MAPPER.writeValue((OutputStream) new ByteBufOutputStream(body), value);
        return body;
    }

    static void line(ByteBuf target, Object value) {
        MAPPER.writeValue((OutputStream) new ByteBufOutputStream(target), value);
        target.writeByte('\n');
    }

    /** A generator for one object; the caller closes it. */
    static JsonGenerator generator(ByteBuf target) {
        return MAPPER.createGenerator((OutputStream) new ByteBufOutputStream(target));
    }
}
