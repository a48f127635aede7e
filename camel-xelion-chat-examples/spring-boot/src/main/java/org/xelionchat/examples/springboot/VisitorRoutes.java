package org.xelionchat.examples.springboot;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.springframework.stereotype.Component;
import org.xelionchat.camel.XelionChatConstants;
import org.xelionchat.client.ChatSessionEndedException;
import org.xelionchat.client.InvalidChatRequestException;
import org.xelionchat.client.XelionChatException;

/**
 * What visitors do, over HTTP. Camel keeps headers that begin with {@code Camel} from coming in with a request, so that nobody
 * outside chooses an operation; the session is part of the path.
 */
@Component
class VisitorRoutes extends RouteBuilder {

    private static final int BAD_REQUEST = 400;
    private static final int GONE = 410;
    private static final int BAD_GATEWAY = 502;

    @Override
    public void configure() {
        // one for all: of several, Camel would choose by the cause of the failure rather than by the failure
        onException(XelionChatException.class)
                .handled(true)
                .log("${exception.message}")
                .process(VisitorRoutes::refuse);

        rest("/chats").post().to("direct:start");
        rest("/chats/{session}").delete().to("direct:close");
        rest("/chats/{session}/messages").get().to("direct:messages").post().to("direct:say");

        from("direct:start")
                .routeId("start")
                .convertBodyTo(String.class)
                .to("xelion-chat:createSession")
                .to("direct:json");
        from("direct:say")
                .routeId("say")
                .convertBodyTo(String.class)
                .setHeader(XelionChatConstants.SESSION_ID, header("session"))
                .to("xelion-chat:sendMessage")
                .to("direct:json");
        from("direct:messages")
                .routeId("messages")
                .setHeader(XelionChatConstants.SESSION_ID, header("session"))
                .to("xelion-chat:getMessages")
                .to("direct:json");
        from("direct:close")
                .routeId("close")
                .setHeader(XelionChatConstants.SESSION_ID, header("session"))
                .to("xelion-chat:closeSession")
                .setBody(constant(""));
        from("direct:json")
                .routeId("json")
                .marshal()
                .json(JsonLibrary.Jackson)
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"));
    }

    private static void refuse(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        int status = failure instanceof InvalidChatRequestException
                ? BAD_REQUEST
                : failure instanceof ChatSessionEndedException ? GONE : BAD_GATEWAY;
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "text/plain");
        exchange.getMessage().setBody(failure.getMessage() + "\n");
    }
}
