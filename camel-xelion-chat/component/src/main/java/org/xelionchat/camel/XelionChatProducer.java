package org.xelionchat.camel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.xelionchat.client.XelionChatClient;
import org.xelionchat.client.XelionChatException;

/** Makes calls to Xelion. No thread waits for an answer: the exchange goes on when it has come. */
public class XelionChatProducer extends DefaultAsyncProducer {

    private final XelionChatEndpoint endpoint;
    private volatile SharedConnection.Lease lease;

    /**
     * @param endpoint a checked endpoint of a producer operation
     */
    public XelionChatProducer(XelionChatEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lease = endpoint.getComponent().connections().lease(endpoint, ConnectionRole.PRODUCER);
    }

    @Override
    protected void doStop() throws Exception {
        SharedConnection.Lease held = lease;
        lease = null;
        if (held != null) {
            held.release();
        }
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<CallResult> call;
        try {
            call = call(new CallRequest(exchange, endpoint));
        } catch (RuntimeException e) {
            call = CompletableFuture.failedFuture(e);
        }
        if (call.isDone()) {
            call.whenComplete((result, failure) -> settle(exchange, result, failure));
            callback.done(true);
            return true;
        }
        call.whenComplete((result, failure) -> {
            settle(exchange, result, failure);
            callback.done(false);
        });
        return false;
    }

    private CompletableFuture<CallResult> call(CallRequest request) {
        XelionChatOperation operation = request.operation();
        SharedConnection.Lease held = lease;
        if (held == null) {
            throw new IllegalStateException("The producer is not started");
        }
        XelionChatClient client = held.client();
        return switch (operation) {
            case createSession ->
                client.createSession(request.visitor(), request.phoneLineOid()).thenApply(CallResult::created);
            case getSession -> client.getSession(request.sessionId()).thenApply(CallResult::body);
            case sendMessage ->
                client.sendMessage(request.sessionId(), request.message()).thenApply(CallResult::sent);
            case getMessages -> client.getMessages(request.sessionId()).thenApply(CallResult::body);
            case markDelivered -> client.markDelivered(request.sessionId()).thenApply(CallResult::nothing);
            case notifyTyping -> client.notifyTyping(request.sessionId()).thenApply(CallResult::typing);
            case closeSession -> client.closeSession(request.sessionId()).thenApply(CallResult::nothing);
            case sendTranscript ->
                client.sendTranscript(request.sessionId(), request.emailAddress())
                        .thenApply(CallResult::nothing);
            case sendFeedback ->
                client.sendFeedback(request.sessionId(), request.feedback()).thenApply(CallResult::nothing);
            case getStatus -> client.getStatus().thenApply(CallResult::body);
            case isTranscriptEnabled -> client.isTranscriptEnabled().thenApply(CallResult::body);
            case validate -> client.validate().thenApply(CallResult::body);
            case listPhoneLines -> client.listPhoneLines().thenApply(CallResult::body);
            case followSession -> client.followSession(request.sessionId()).thenApply(CallResult::nothing);
            case unfollowSession -> client.unfollowSession(request.sessionId()).thenApply(CallResult::nothing);
            case events -> throw request.invalid("operation must not be events on a producer");
        };
    }

    private static void settle(Exchange exchange, CallResult result, Throwable failure) {
        Message message = exchange.getMessage();
        // of an earlier call
        message.removeHeader(XelionChatConstants.STATUS_CODE);
        message.removeHeader(XelionChatConstants.ERROR_CODE);
        if (failure == null) {
            result.applyTo(message);
        } else {
            fail(exchange, message, failure);
        }
    }

    private static void fail(Exchange exchange, Message message, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof XelionChatException known) {
            setUnlessNull(message, XelionChatConstants.STATUS_CODE, known.getHttpStatus());
            setUnlessNull(message, XelionChatConstants.ERROR_CODE, known.getErrorCode());
        }
        exchange.setException(cause);
    }

    private static void setUnlessNull(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
