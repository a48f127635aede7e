package org.xelionchat.camel;

import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.xelionchat.client.ChatSessionEndedException;
import org.xelionchat.client.UncertainDeliveryException;
import org.xelionchat.client.XelionChatException;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.GatewayStatus;
import org.xelionchat.client.model.NewExternalChatEvent;
import org.xelionchat.client.model.Visitor;

/** The routes that the component's page shows, between tags. */
class DocumentedRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::failures[]
        onException(ChatSessionEndedException.class).handled(true).setBody(constant("This chat has ended."));

        onException(UncertainDeliveryException.class)
                .handled(true)
                .setBody(constant("It is not certain that your message has arrived."));

        onException(XelionChatException.class)
                .onWhen(exchange -> exchange.getProperty(Exchange.EXCEPTION_CAUGHT, XelionChatException.class)
                        .isRetryable())
                .maximumRedeliveries(3)
                .redeliveryDelay(1000);
        // end::failures[]

        // tag::createSession[]
        from("direct:start-chat")
                .setBody(constant(new Visitor("Peter", "peter@example.org", "+31 10 123 45 67")))
                .to("xelion-chat:createSession")
                .log("${header.CamelXelionChatSessionId} is open");
        // end::createSession[]

        // tag::createSessionFromJson[]
        from("direct:start-chat-from-a-form") // {"clientId": "Peter", "emailAddress": "peter@example.org"}
                .to("xelion-chat:createSession")
                .marshal()
                .json(); // {"id": "2045858", "name": "External Chat Support < - > Peter", "ended": false}
        // end::createSessionFromJson[]

        // tag::getSession[]
        from("direct:is-it-over").to("xelion-chat:getSession").setBody(simple("${body.ended}"));
        // end::getSession[]

        // tag::sendMessage[]
        from("direct:visitor-says")
                .to("xelion-chat:sendMessage")
                .log("${header.CamelXelionChatMessageId} has been sent");
        // end::sendMessage[]

        // tag::getMessages[]
        from("direct:history").to("xelion-chat:getMessages").split(body()).log("${body.direction}: ${body.id}");
        // end::getMessages[]

        // tag::markDelivered[]
        from("direct:visitor-has-received").to("xelion-chat:markDelivered");
        // end::markDelivered[]

        // tag::notifyTyping[]
        from("direct:visitor-types").to("xelion-chat:notifyTyping");
        // end::notifyTyping[]

        // tag::closeSession[]
        from("direct:visitor-leaves").to("xelion-chat:closeSession");
        // end::closeSession[]

        // tag::sendTranscript[]
        from("direct:mail-transcript")
                .setHeader("CamelXelionChatEmailAddress", constant("peter@example.org"))
                .to("xelion-chat:sendTranscript");
        // end::sendTranscript[]

        // tag::sendFeedback[]
        from("direct:rate").setBody(constant(new Feedback(5, "Very helpful"))).to("xelion-chat:sendFeedback");
        // end::sendFeedback[]

        // tag::getStatus[]
        from("direct:offer-chat")
                .to("xelion-chat:getStatus")
                .choice()
                .when(body().isEqualTo(GatewayStatus.ONLINE))
                .setBody(constant("Chat with us"))
                .otherwise()
                .setBody(constant("Leave us a message"));
        // end::getStatus[]

        // tag::isTranscriptEnabled[]
        from("direct:offer-transcript")
                .to("xelion-chat:isTranscriptEnabled")
                .filter(body())
                .log("It can be mailed");
        // end::isTranscriptEnabled[]

        // tag::validate[]
        from("direct:check-settings")
                .to("xelion-chat:validate")
                .filter(body().isEqualTo(false))
                .log(LoggingLevel.ERROR, "Xelion does not accept the credentials");
        // end::validate[]

        // tag::followSession[]
        from("direct:take-over").to("xelion-chat:followSession");
        // end::followSession[]

        // tag::unfollowSession[]
        from("direct:hand-on").to("xelion-chat:unfollowSession");
        // end::unfollowSession[]

        // tag::events[]
        from("xelion-chat:events")
                .choice()
                .when(header("CamelXelionChatEventType").isEqualTo("newExternalChatEvent"))
                .to("direct:to-visitor")
                .when(header("CamelXelionChatEventType").isEqualTo("chatTypingEvent"))
                .to("direct:agent-types")
                .when(header("CamelXelionChatEventType").isEqualTo("chatHasBeenEndedEvent"))
                .to("direct:chat-is-over");
        // end::events[]

        // tag::typedEvent[]
        from("direct:to-visitor")
                .process(exchange -> {
                    NewExternalChatEvent event = exchange.getMessage().getBody(NewExternalChatEvent.class);
                    exchange.getMessage().setBody(event.message().text());
                })
                .to("mock:visitor");
        // end::typedEvent[]

        // tag::json[]
        from("direct:agent-types").marshal().json().to("mock:queue");

        from("direct:from-the-queue")
                .unmarshal()
                .json(JsonLibrary.Jackson, ChatEvent.class)
                .to("mock:event");
        // end::json[]

        // tag::operationHeader[]
        from("direct:any-call")
                .setHeader("CamelXelionChatOperation", constant("getMessages"))
                .to("xelion-chat:getStatus"); // reads the messages, since the header says so
        // end::operationHeader[]

        from("direct:chat-is-over").to("mock:over");
    }
}
