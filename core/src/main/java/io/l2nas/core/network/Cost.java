package io.l2nas.core.network;

/**
 * What a network costs.
 *
 * @param parameters its weights and biases, those of batch normalisation included and its running
 *     statistics left out
 * @param multiplyAdds MACs of one image in convolutions and linear layers; batch normalisation,
 *     activations, pooling and sums are free
 */
public record Cost(long parameters, long multiplyAdds) {}
