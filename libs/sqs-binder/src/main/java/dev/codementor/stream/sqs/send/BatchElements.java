package dev.codementor.stream.sqs.send;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.cloud.stream.binder.BinderHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.GenericMessage;

/**
 * The messages of a list payload. Each element is a message, or a bare payload that shares the list's headers and may
 * have headers of its own at the same index of {@link BinderHeaders#BATCH_HEADERS}.
 */
final class BatchElements {

    private BatchElements() {}

    static List<Message<?>> of(Message<?> batch, Collection<?> elements) {
        List<Message<?>> messages = new ArrayList<>(elements.size());
        Object each = batch.getHeaders().get(BinderHeaders.BATCH_HEADERS);
        int i = 0;
        for (Object element : elements) {
            messages.add(
                    element instanceof Message<?> message
                            ? message
                            : new GenericMessage<>(element, headers(batch.getHeaders(), each, i)));
            i++;
        }
        return messages;
    }

    private static Map<String, Object> headers(
            MessageHeaders shared, @org.jspecify.annotations.Nullable Object each, int i) {
        Map<String, Object> headers = new HashMap<>(shared);
        headers.remove(BinderHeaders.BATCH_HEADERS);
        if (each instanceof List<?> list && i < list.size() && list.get(i) instanceof Map<?, ?> own) {
            own.forEach((name, value) -> headers.put(String.valueOf(name), value));
        }
        return headers;
    }
}
