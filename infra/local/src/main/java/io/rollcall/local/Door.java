package io.rollcall.local;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.rollcall.failure.BadRequest;
import io.rollcall.http.RequestTarget;

/**
 * Stands between Netty's decoder and the framework, and sees to what a gateway would have seen to: the target is fit for a URI, there is one
 * {@code Host} (RFC 9112, section 3.2), and a body that breaks off in the middle of its coding does not pass for a whole one.
 */
final class Door extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
            // What came of the body is with the framework already; without its end it is no request.
            ReferenceCountUtil.release(message);
            var _ = context.close();
            return;
        }
        if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
            admit(request);
        }
        context.fireChannelRead(message);
    }

    private static void admit(HttpRequest request) {
        request.setUri(RequestTarget.of(request.uri()));
        int hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
        if (hosts > 1 || hosts == 0 && HttpVersion.HTTP_1_1.equals(request.protocolVersion())) {
            request.setDecoderResult(DecoderResult.failure(new BadRequest("The request needs one Host header")));
        }
    }
}
