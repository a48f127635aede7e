package org.xelionchat.camel;

@OnClassic
class ClassicProducerCallbackTest extends ProducerCallbackTest {}
