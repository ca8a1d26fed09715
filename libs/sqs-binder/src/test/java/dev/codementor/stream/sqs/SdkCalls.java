package dev.codementor.stream.sqs;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts the calls that an application makes. */
final class SdkCalls implements ExecutionInterceptor {

    private final ConcurrentHashMap<Class<?>, AtomicInteger> counts = new ConcurrentHashMap<>();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        counts.computeIfAbsent(context.request().getClass(), type -> new AtomicInteger())
                .incrementAndGet();
    }

    int of(Class<? extends SdkRequest> request) {
        AtomicInteger count = counts.get(request);
        return count == null ? 0 : count.get();
    }
}
