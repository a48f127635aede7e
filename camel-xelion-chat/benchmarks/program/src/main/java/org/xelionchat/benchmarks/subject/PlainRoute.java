package org.xelionchat.benchmarks.subject;

import org.apache.camel.builder.RouteBuilder;

/** A Camel context without the component, whose only event is its own. */
public final class PlainRoute extends CamelSubject implements ReceivingSubject {

    @Override
    public void receive(Server server, int sessions, EventSink sink) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:plain").process(exchange -> sink.message("1", "1", ""));
            }
        });
        try (var template = context().createProducerTemplate()) {
            template.sendBody("direct:plain", null);
        }
    }
}
