package dev.codementor.notifier.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import reactor.netty.NettyPipeline;

/**
 * Drops bytes that a client sends after its upgrade request without waiting for the answer. Reactor Netty would keep
 * those bytes for the request, which nobody reads any more, and so leak their memory with each such connection.
 */
@ChannelHandler.Sharable
final class EarlyBytes extends ChannelInboundHandlerAdapter {

    private static final String NAME = "codementor.early-bytes";
    private static final EarlyBytes INSTANCE = new EarlyBytes();

    private EarlyBytes() {}

    /** Must be called on the channel's event loop, before the connection is upgraded. */
    static void dropFrom(Channel channel) {
        if (channel.pipeline().get(NAME) == null) {
            channel.pipeline().addBefore(NettyPipeline.ReactiveBridge, NAME, INSTANCE);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            bytes.release();
        } else {
            context.fireChannelRead(message);
        }
    }
}
