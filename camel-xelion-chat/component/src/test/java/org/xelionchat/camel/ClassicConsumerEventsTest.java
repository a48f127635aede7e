package org.xelionchat.camel;

@OnClassic
class ClassicConsumerEventsTest extends ConsumerEventsTest {}
