package dev.codementor.notifier.socket;

import io.netty.buffer.ByteBufInputStream;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Assembles a message that a client sends in several frames, up to a limit. */
final class MessageParts {

    private final int largest;
    private @Nullable ByteArrayOutputStream parts;

    MessageParts(int largest) {
        this.largest = largest;
    }

    /** Takes a frame of a message. Returns the message if the frame is its last one and it is not too large. */
    @Nullable
    InputStream add(WebSocketFrame frame) {
        if (parts == null) {
            if (frame.isFinalFragment() && frame.content().readableBytes() <= largest) {
                return new ByteBufInputStream(frame.content());
            }
            parts = new ByteArrayOutputStream();
        }
        try {
            frame.content().readBytes(parts, Math.min(frame.content().readableBytes(), largest + 1 - parts.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        if (!frame.isFinalFragment() || tooLarge()) {
            return null;
        }
        InputStream message = new ByteArrayInputStream(parts.toByteArray());
        parts = null;
        return message;
    }

    /** Whether the current message exceeds the limit. */
    boolean tooLarge() {
        return parts != null && parts.size() > largest;
    }

    void clear() {
        parts = null;
    }
}
