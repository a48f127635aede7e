package org.xelionchat.camel;

@OnClassic
class ClassicProducerFailuresTest extends ProducerFailuresTest {}
