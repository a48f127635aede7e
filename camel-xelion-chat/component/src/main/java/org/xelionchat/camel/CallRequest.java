package org.xelionchat.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.WrappedFile;
import org.xelionchat.client.CallFailure;
import org.xelionchat.client.InvalidChatRequestException;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.Visitor;

/** What an exchange asks for, read leniently from its headers, its body and the endpoint. */
final class CallRequest {

    private static final List<XelionChatOperation> OPERATIONS = Arrays.stream(XelionChatOperation.values())
            .filter(operation -> operation != XelionChatOperation.events)
            .toList();

    private final Exchange exchange;
    private final Message message;
    private final XelionChatEndpoint endpoint;
    private final XelionChatOperation operation;

    CallRequest(Exchange exchange, XelionChatEndpoint endpoint) {
        this.exchange = exchange;
        this.message = exchange.getMessage();
        this.endpoint = endpoint;
        this.operation = readOperation();
    }

    XelionChatOperation operation() {
        return operation;
    }

    /** {@return the session, or null: that there must be one is the client's rule} */
    String sessionId() {
        String header = header(XelionChatConstants.SESSION_ID);
        return header != null ? header : endpoint.getConfiguration().getSessionId();
    }

    Visitor visitor() {
        Visitor body = body(Visitor.class, "empty, or a Visitor, a Map or the text of a JSON object");
        if (body == null) {
            body = new Visitor(null);
        }
        String clientId = header(XelionChatConstants.CLIENT_ID);
        String emailAddress = header(XelionChatConstants.EMAIL_ADDRESS);
        String phoneNumber = header(XelionChatConstants.PHONE_NUMBER);
        return new Visitor(
                clientId != null ? clientId : body.clientId(),
                emailAddress != null ? emailAddress : body.emailAddress(),
                phoneNumber != null ? phoneNumber : body.phoneNumber(),
                body.further());
    }

    /** {@return the line, or null: that classic needs one is the client's rule} */
    String phoneLineOid() {
        String header = header(XelionChatConstants.PHONE_LINE_OID);
        return header != null ? header : endpoint.getConfiguration().getPhoneLineOid();
    }

    OutgoingMessage message() {
        Object body = message.getBody();
        return body instanceof OutgoingMessage outgoing
                ? outgoing
                : new OutgoingMessage(text(body, "text, or an OutgoingMessage"));
    }

    String emailAddress() {
        String header = header(XelionChatConstants.EMAIL_ADDRESS);
        return header != null ? header : text(message.getBody(), "the e-mail address, or the header must be set");
    }

    Feedback feedback() {
        return body(Feedback.class, "a Feedback, a Map or the text of a JSON object, its rating a whole number");
    }

    InvalidChatRequestException invalid(String reason) {
        return new InvalidChatRequestException(
                endpoint.getOperation() + ": " + reason,
                CallFailure.withoutAnswer(endpoint.getOperation().name(), null, false));
    }

    private XelionChatOperation readOperation() {
        Object header = message.getHeader(XelionChatConstants.OPERATION);
        if (header == null) {
            return endpoint.getOperation();
        }
        return OPERATIONS.stream()
                .filter(candidate -> candidate.name().equals(header.toString()))
                .findFirst()
                .orElseThrow(
                        () -> invalid("the header " + XelionChatConstants.OPERATION + " must be one of " + OPERATIONS));
    }

    private String header(String name) {
        return message.getHeader(name, String.class);
    }

    private <T> T body(Class<T> type, String expected) {
        Object body = message.getBody();
        if (body == null || type.isInstance(body)) {
            return type.cast(body);
        }
        Object source = body instanceof Map || body instanceof JsonNode ? body : text(body, expected);
        if (source instanceof String text && text.isBlank()) {
            return null;
        }
        try {
            return exchange.getContext().getTypeConverter().convertTo(type, exchange, source);
        } catch (TypeConversionException e) {
            throw invalidBody(expected);
        }
    }

    /** Text is what is meant as text: what Camel could only turn into a class name or a dump is refused. */
    private String text(Object body, String expected) {
        if (body == null) {
            return null;
        }
        boolean isText = body instanceof CharSequence
                || body instanceof Number
                || body instanceof StreamCache
                || body instanceof WrappedFile
                || !isModel(body)
                        && exchange.getContext().getTypeConverterRegistry().lookup(String.class, body.getClass())
                                != null;
        String text = isText ? exchange.getContext().getTypeConverter().convertTo(String.class, exchange, body) : null;
        if (text == null) {
            throw invalidBody(expected);
        }
        return text;
    }

    private static boolean isModel(Object body) {
        return body.getClass().getPackage() == Visitor.class.getPackage();
    }

    private InvalidChatRequestException invalidBody(String expected) {
        return new InvalidChatRequestException(
                operation + ": the body must be " + expected,
                CallFailure.withoutAnswer(operation.name(), sessionId(), false));
    }
}
