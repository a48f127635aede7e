package org.xelionchat.camel;

import org.apache.camel.builder.RouteBuilder;
import org.xelionchat.client.model.Attachment;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.Visitor;

/** The routes that the component's page shows of the classic API, between tags. */
class DocumentedClassicRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::createSessionOnALine[]
        from("direct:start-chat-with-sales")
                .setHeader("CamelXelionChatPhoneLineOid", constant("1651227"))
                .setBody(constant(new Visitor("Peter")))
                .to("xelion-chat:createSession");
        // end::createSessionOnALine[]

        // tag::sendAttachment[]
        from("direct:visitor-sends-a-photo") // whose bytes are the body
                .process(exchange -> {
                    byte[] photo = exchange.getMessage().getBody(byte[].class);
                    Attachment attachment = new Attachment("photo.jpg", "image/jpeg", photo);
                    exchange.getMessage().setBody(new OutgoingMessage("Look at this", attachment));
                })
                .to("xelion-chat:sendMessage");
        // end::sendAttachment[]

        // tag::listPhoneLines[]
        from("direct:lines")
                .to("xelion-chat:listPhoneLines")
                .split(body())
                .log("${body.name}, extension ${body.extension}: phoneLineOid=${body.id}");
        // end::listPhoneLines[]

        // tag::bothApis[]
        from("xelion-chat:events?api=classic").routeId("old-chats").to("direct:to-visitor");
        from("xelion-chat:events?api=gateway").routeId("new-chats").to("direct:to-visitor");
        // end::bothApis[]

        from("direct:to-visitor").to("mock:visitor");
    }
}
