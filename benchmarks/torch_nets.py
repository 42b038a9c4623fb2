"""The same networks in PyTorch; each function is given the module `torch`."""


def lenet(torch):
    """LeNet with ReLU and max pooling, for 28×28 images."""
    nn = torch.nn
    return nn.Sequential(
        *(nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten()),
        *(nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)),
    )


def char_lstm(torch, letters, embedding, hidden):
    """Embedding, LSTM and a linear layer: logits of the next letter, one row for each."""

    class CharLSTM(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.embedding = torch.nn.Embedding(letters, embedding)
            self.lstm = torch.nn.LSTM(embedding, hidden, batch_first=True)
            self.linear = torch.nn.Linear(hidden, letters)

        def forward(self, x):
            return self.linear(self.lstm(self.embedding(x))[0]).reshape(-1, letters)

    return CharLSTM()


def step(torch, net, x, target, optimizer, max_norm=None):
    """Forward, loss, backward, perhaps clipping, update."""
    optimizer.zero_grad()
    torch.nn.functional.cross_entropy(net(x), target).backward()
    if max_norm:
        torch.nn.utils.clip_grad_norm_(net.parameters(), max_norm)
    optimizer.step()
