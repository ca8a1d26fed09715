package dev.codementor.livelink;

import dev.codementor.contract.live.LiveEvent;
import dev.codementor.contract.live.LiveFrame;
import java.io.InputStream;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of {@link LiveFrame}. Events are written one by one, so that one that goes to several notifiers is
 * serialised once.
 */
public final class LiveFrameCodec {

    private static final byte[] HEAD = {'{', '"', 'e', 'v', 'e', 'n', 't', 's', '"', ':', '['};
    private static final byte[] TAIL = {']', '}'};

    private final ObjectWriter eventWriter;
    private final ObjectReader frameReader;

    public LiveFrameCodec() {
        JsonMapper mapper = JsonMapper.builder()
                // A newer publisher may say more than this notifier understands.
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.eventWriter = mapper.writerFor(LiveEvent.class);
        this.frameReader = mapper.readerFor(LiveFrame.class);
    }

    /** One event, to be put into a frame. */
    public byte[] encode(LiveEvent event) {
        return eventWriter.writeValueAsBytes(event);
    }

    /** A frame of encoded events. */
    public byte[] frame(List<byte[]> events) {
        int size = HEAD.length + TAIL.length + events.size() - 1;
        for (byte[] event : events) {
            size += event.length;
        }
        byte[] frame = new byte[size];
        System.arraycopy(HEAD, 0, frame, 0, HEAD.length);
        int at = HEAD.length;
        for (byte[] event : events) {
            if (at > HEAD.length) {
                frame[at++] = ',';
            }
            System.arraycopy(event, 0, frame, at, event.length);
            at += event.length;
        }
        System.arraycopy(TAIL, 0, frame, at, TAIL.length);
        return frame;
    }

    /**
     * Reads a frame.
     *
     * @throws JacksonException when it is none
     */
    public LiveFrame decode(InputStream frame) {
        return frameReader.readValue(frame);
    }
}
